package org.twisterp.runtime.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/**
 * Compile layouts, once per file and change.
 *
 * <p>A layout declares no parameter and no field that is text: whatever {@code $P{name}} and {@code $F{name}} it names is
 * declared for it. The styles of the house are added to its own. Expressions reach a short list of classes only, for a
 * report is data.
 */
final class Layouts {

    private static final Pattern NAMED = Pattern.compile("\\$([PF])\\{([^}]+)}");
    private static final String HOUSE = "house.jrxml";

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final Map<Path, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(long changed, JasperReport report) {}

    Layouts() {
        context.setProperty("net.sf.jasperreports.compiler.java", "net.sf.jasperreports.jdt.JRJdtCompiler");
        context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
        context.setProperty("net.sf.jasperreports.awt.ignore.missing.font", "false");
        context.setProperty("net.sf.jasperreports.export.pdf.bookmarks.enabled", "false");
    }

    JasperReportsContext context() {
        return context;
    }

    /**
     * Return the compiled layout.
     *
     * @throws IllegalArgumentException when the file cannot be compiled, naming it
     */
    JasperReport compile(Path file) {
        try {
            long changed = Files.getLastModifiedTime(file).toMillis();
            Compiled known = compiled.get(file);
            if (known == null || known.changed != changed) {
                known = new Compiled(changed, JasperCompileManager.getInstance(context).compile(design(file)));
                compiled.put(file, known);
            }
            return known.report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JRException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private JasperDesign design(Path file) throws IOException, JRException {
        String xml = Files.readString(file);
        JasperDesign design = load(xml);
        try (InputStream in = Objects.requireNonNull(Layouts.class.getResourceAsStream(HOUSE))) {
            JasperDesign house = load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (JRStyle style : house.getStyles()) {
                if (!design.getStylesMap().containsKey(style.getName())) {
                    design.addStyle(style);
                }
            }
        }
        Matcher named = NAMED.matcher(xml);
        while (named.find()) {
            declare(design, named.group(1).equals("P"), named.group(2));
        }
        return design;
    }

    private JasperDesign load(String xml) throws JRException {
        return JRXmlLoader.load(context, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void declare(JasperDesign design, boolean parameter, String name) throws JRException {
        if (parameter && !design.getParametersMap().containsKey(name)) {
            JRDesignParameter declared = new JRDesignParameter();
            declared.setName(name);
            declared.setValueClass(String.class);
            declared.setForPrompting(false);
            design.addParameter(declared);
        }
        if (!parameter && !design.getFieldsMap().containsKey(name)) {
            JRDesignField declared = new JRDesignField();
            declared.setName(name);
            declared.setValueClass(String.class);
            design.addField(declared);
        }
    }
}
