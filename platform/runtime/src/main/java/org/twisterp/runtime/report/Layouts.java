package org.twisterp.runtime.report;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.components.list.DesignListContents;
import net.sf.jasperreports.components.list.ListComponent;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRComponentElement;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignConditionalStyle;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.util.JRElementsVisitor;
import net.sf.jasperreports.engine.util.JRVisitorSupport;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.jspecify.annotations.Nullable;

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
    private static final float LETTER = 1.1f;
    /** Percent of the height of lines. */
    private static final int LINE = 135;

    private static final Color NEGATIVE = new Color(0xB42318);
    /** Begins the names of parameters that hold rows. */
    static final String LIST = "list.";

    /** Styles with rules above or below, which stand in one line. */
    private static final List<String> RULED = List.of("head", "sub", "grand");

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final Map<Variant, Compiled> compiled = new ConcurrentHashMap<>();

    /** Arabic letters need to be larger to be read as well. */
    private record Variant(Path file, boolean large) {}

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
     * @param large whether every letter is one step larger
     * @throws IllegalArgumentException when the file cannot be compiled, naming it
     */
    JasperReport compile(Path file, boolean large) {
        Variant variant = new Variant(file, large);
        try {
            long changed = Files.getLastModifiedTime(file).toMillis();
            Compiled known = compiled.get(variant);
            if (known == null || known.changed != changed) {
                known = new Compiled(
                        changed, JasperCompileManager.getInstance(context).compile(design(file, large)));
                compiled.put(variant, known);
            }
            return known.report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JRException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private JasperDesign design(Path file, boolean large) throws IOException, JRException {
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
        if (large) {
            enlarge(design);
        }
        Matcher named = NAMED.matcher(xml);
        while (named.find()) {
            declare(design, named.group(1).equals("P"), named.group(2));
        }
        List<JRDesignTextField> texts = new ArrayList<>();
        JRElementsVisitor.visitReport(design, new JRVisitorSupport() {
            @Override
            public void visitTextField(JRTextField text) {
                texts.add((JRDesignTextField) text);
            }
        });
        for (JRDesignTextField text : texts) {
            fit(design, text);
        }
        return design;
    }

    /** Make letters larger and lines higher, so that no figure must shrink to fit its line. */
    private static void enlarge(JasperDesign design) {
        for (JRStyle style : design.getStyles()) {
            if (style.getOwnFontSize() != null) {
                style.setFontSize(style.getOwnFontSize() * LETTER);
            }
        }
        for (JRBand band : design.getAllBands()) {
            ((JRDesignBand) band).setHeight(higher(band.getHeight()));
            enlarge(band.getElements());
        }
    }

    private static void enlarge(JRElement[] elements) {
        for (JRElement element : elements) {
            JRDesignElement designed = (JRDesignElement) element;
            designed.setY(higher(element.getY()));
            designed.setHeight(higher(element.getHeight()));
            if (element instanceof JRComponentElement component
                    && component.getComponent() instanceof ListComponent list) {
                ((DesignListContents) list.getContents())
                        .setHeight(higher(list.getContents().getHeight()));
                enlarge(list.getContents().getElements());
            }
        }
    }

    private static int higher(int points) {
        return points * LINE / 100;
    }

    /** A figure never wraps and is never cut: it gets smaller. A text takes as many lines as it needs. */
    private static void fit(JasperDesign design, JRDesignTextField text) throws JRException {
        String style = text.getStyle() == null
                ? text.getStyleNameReference()
                : text.getStyle().getName();
        if (style != null && RULED.stream().anyMatch(style::startsWith)) {
            text.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
        }
        if (figure(style)) {
            text.setTextAdjust(TextAdjustEnum.SCALE_FONT);
            redden(design, text, String.valueOf(style));
        } else {
            text.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        }
    }

    /** Tell whether a style is one of figures, by its name. */
    static boolean figure(@Nullable String style) {
        return style != null && style.endsWith("figure");
    }

    /** Negative figures are red, on top of their sign. */
    private static void redden(JasperDesign design, JRDesignTextField text, String parent) throws JRException {
        String value = "(" + text.getExpression().getText() + ")";
        JRDesignConditionalStyle negative = new JRDesignConditionalStyle();
        negative.setForecolor(NEGATIVE);
        negative.setConditionExpression(new JRDesignExpression(value + " != null && " + value + ".startsWith(\"−\")"));
        JRDesignStyle style = new JRDesignStyle();
        style.setName(parent + "-" + design.getStylesMap().size() + "-figure");
        style.setParentStyle(design.getStylesMap().get(parent));
        style.addConditionalStyle(negative);
        design.addStyle(style);
        text.setStyle(style);
    }

    private JasperDesign load(String xml) throws JRException {
        return JRXmlLoader.load(context, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void declare(JasperDesign design, boolean parameter, String name) throws JRException {
        if (parameter && !design.getParametersMap().containsKey(name)) {
            JRDesignParameter declared = new JRDesignParameter();
            declared.setName(name);
            declared.setValueClass(name.startsWith(LIST) ? JRDataSource.class : String.class);
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
