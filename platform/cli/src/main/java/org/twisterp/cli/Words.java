package org.twisterp.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.message.Problem;

/** Find the words of a refusal: the platform's once it was started, else those of the command line and the database. */
final class Words {

    private static @Nullable Messages learned;
    private static final List<String> BUNDLES = List.of("org.twisterp.cli.messages", "org.twisterp.database.messages");

    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
    }

    static Words of(Locale locale) {
        return new Words(locale);
    }

    static void learn(Platform platform) {
        learned = platform.messages();
    }

    /** Give the sentence of a code. */
    String text(String code, Map<String, ?> arguments) {
        for (String bundle : BUNDLES) {
            try {
                String text = ResourceBundle.getBundle(bundle, locale).getString(code);
                for (Map.Entry<String, ?> argument : arguments.entrySet()) {
                    text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
                }
                return text;
            } catch (MissingResourceException elsewhere) {
                continue;
            }
        }
        return learned == null ? code + " " + arguments : learned.text(locale, code, arguments);
    }

    /** Give a refusal in the shape of problem+json. */
    Map<String, ?> problem(Refusal refusal) {
        if (learned != null) {
            return Problem.of(learned, refusal, locale, "", "");
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:twist:refusal:" + refusal.code());
        problem.put("status", refusal.grounds().status());
        problem.put("detail", text(refusal.code(), refusal.arguments()));
        problem.put("code", refusal.code());
        return problem;
    }

    /** Give a refusal as sentences. */
    List<String> sentences(Refusal refusal) {
        List<String> sentences = new ArrayList<>();
        for (Violation violation : refusal.violations()) {
            String field = violation.field().isEmpty() ? "" : violation.field() + ": ";
            sentences.add(field + text(violation.code(), violation.arguments()));
        }
        for (Blocker blocker : refusal.blockers()) {
            sentences.add(text(blocker.code(), blocker.arguments()));
        }
        return sentences.isEmpty() ? List.of(text(refusal.code(), refusal.arguments())) : sentences;
    }
}
