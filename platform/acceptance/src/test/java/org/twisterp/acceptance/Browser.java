package org.twisterp.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Drive Chromium as a person does; one browser for the test run, a fresh context for each person. */
final class Browser {

    private static com.microsoft.playwright.Browser running;

    private Browser() {}

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }

    private static Path executable() {
        String named = System.getenv("TWIST_CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: install it or set TWIST_CHROMIUM"));
    }

    /** Open a page at the sign-in of a product. Script errors and refused content fail the test when it closes. */
    static Seat open(Product product, int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(30_000);
        return new Seat(product, context);
    }

    static Seat open(Product product) {
        return open(product, 1280, 800, ColorScheme.LIGHT);
    }

    /** Hold one person's browser. */
    static final class Seat implements AutoCloseable {

        private final Product product;
        private final BrowserContext context;
        private final List<String> errors = new ArrayList<>();
        final Page page;

        private Seat(Product product, BrowserContext context) {
            this.product = product;
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.onPageError(errors::add);
            go("");
        }

        Seat go(String path) {
            page.navigate(product.base.resolve(path).toString());
            return this;
        }

        Seat signIn(String user, String password) {
            page.fill("[id='enter:user']", user);
            page.fill("[id='enter:password']", password);
            page.click("[id='enter:submit']");
            page.waitForLoadState();
            return this;
        }

        /** Set theme and density as the user menu does. */
        Seat look(String look) {
            context.addCookies(List.of(
                    new com.microsoft.playwright.options.Cookie("twist-look", look).setUrl(product.base.toString())));
            return this;
        }

        Seat type(String id, String text) {
            page.fill("[id='" + id + "']", text);
            page.keyboard().press("Tab");
            return this;
        }

        /** Press a button by its words and wait for what it does. */
        Seat press(String words) {
            page.locator("button:visible, a.btn:visible")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(words))
                    .first()
                    .click();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            return this;
        }

        List<String> errors() {
            return errors;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
