package org.twisterp.runtime.report;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRTemplateElement;
import net.sf.jasperreports.engine.fill.JRTemplatePrintText;
import net.sf.jasperreports.engine.fill.JRTemplateText;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;

/** Print a report as PDF/A-1b, so that it can be kept: fonts inside, colours by profile, text that can be read out. */
final class Pdf {

    private static final Semaphore PRINTING = new Semaphore(2, true);

    private final Layouts layouts = new Layouts();
    private final Path profile = profile();

    /** Print it; a third one at a time waits, for pages are held in memory. */
    void write(ReportData data, OutputStream out) {
        PRINTING.acquireUninterruptibly();
        try {
            print(data, out);
        } finally {
            PRINTING.release();
        }
    }

    private void print(ReportData data, OutputStream out) {
        JasperReport report = layouts.compile(
                data.definition().folder().resolve(ReportDefinition.LAYOUT),
                rightToLeft(data.words().getLocale()));
        try {
            JasperPrint print = JasperFillManager.getInstance(layouts.context())
                    .fill(report, parameters(report, data), new ReportRows(data, data.rows()));
            if (rightToLeft(data.words().getLocale())) {
                mirror(print);
            }
            export(print, data, out);
        } catch (JRException e) {
            throw new IllegalStateException(data.definition().id() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> parameters(JasperReport report, ReportData data) {
        Map<String, Object> parameters = new HashMap<>();
        for (JRParameter declared : report.getParameters()) {
            if (!declared.isSystemDefined() && declared.getValueClass() == String.class) {
                parameters.put(declared.getName(), "");
            }
        }
        parameters.putAll(new Letterhead(data).texts());
        parameters.putAll(data.fields());
        data.lists().forEach((name, rows) -> parameters.put(Layouts.LIST + name, new ReportRows(data, rows)));
        parameters.put(JRParameter.REPORT_LOCALE, data.words().getLocale());
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, data.words());
        return parameters;
    }

    /** Tell whether a language runs from right to left. */
    static boolean rightToLeft(Locale locale) {
        return List.of("ar", "he", "fa", "ur").contains(locale.getLanguage());
    }

    /** Turn pages round for languages that run from right to left; figures stay right, where place value is read. */
    private static void mirror(JasperPrint print) {
        Set<JRTemplateElement> turned = Collections.newSetFromMap(new IdentityHashMap<>());
        for (JRPrintPage page : print.getPages()) {
            mirror(page.getElements(), print.getPageWidth(), turned);
        }
    }

    private static void mirror(List<JRPrintElement> elements, int width, Set<JRTemplateElement> turned) {
        for (JRPrintElement element : elements) {
            element.setX(width - element.getX() - element.getWidth());
            switch (element) {
                case JRTemplatePrintText text
                when turned.add(text.getTemplate()) -> mirror((JRTemplateText) text.getTemplate());
                case JRPrintFrame frame -> mirror(frame.getElements(), frame.getWidth(), turned);
                default -> {
                    // the rest has no side
                }
            }
        }
    }

    private static void mirror(JRTemplateText text) {
        if (!Layouts.figure(text.getStyle() == null ? null : text.getStyle().getName())) {
            switch (text.getHorizontalTextAlign()) {
                case LEFT -> text.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
                case RIGHT -> text.setHorizontalTextAlign(HorizontalTextAlignEnum.LEFT);
                default -> {
                    // the middle stays the middle
                }
            }
        }
    }

    private void export(JasperPrint print, ReportData data, OutputStream out) throws JRException {
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_1B);
        configuration.setIccProfilePath(profile.toString());
        configuration.setMetadataTitle(data.title());
        configuration.setMetadataAuthor(data.heading().company().legalName());
        configuration.setMetadataCreator("Twist ERP");
        // compression in full would write cross-reference streams, which PDF/A-1 refuses
        configuration.setCompressed(false);
        JRPdfExporter exporter = new Exporter(layouts.context());
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        exporter.setConfiguration(configuration);
        exporter.exportReport();
    }

    /** Leaves out the anchors of pages: they name a font that is not embedded, and PDF/A wants all embedded. */
    private static final class Exporter extends JRPdfExporter {

        Exporter(JasperReportsContext context) {
            super(context);
        }

        @Override
        protected void writePageAnchor(int page) {
            // nothing links to pages
        }
    }

    /** The engine takes the profile as a file only. */
    private static Path profile() {
        try {
            Path file = Files.createTempFile("twist-srgb", ".icc");
            file.toFile().deleteOnExit();
            return Files.write(file, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
