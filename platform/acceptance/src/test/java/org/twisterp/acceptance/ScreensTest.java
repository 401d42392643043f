package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Take a picture of every screen of the demo company in light, dark and on a phone. They go to target/screens, and to
 * docs/screens by {@code twist screens}.
 */
class ScreensTest {

    private final Product product = Product.running();

    @Test
    void every_screen_can_be_seen() throws IOException {
        Path folder = System.getProperty("screens") == null
                ? Path.of("target", "screens")
                : Path.of(System.getProperty("twist.root"), "docs", "screens");
        Files.createDirectories(folder);
        shoot(folder, "light", 1280, 800, ColorScheme.LIGHT, "light.comfortable.open");
        shoot(folder, "dark", 1280, 800, ColorScheme.DARK, "dark.comfortable.open");
        shoot(folder, "phone", 390, 844, ColorScheme.LIGHT, "light.comfortable.open");
        try (var pictures = Files.list(folder)) {
            assertTrue(pictures.filter(file -> file.toString().endsWith(".png")).count() >= 24);
        }
    }

    private void shoot(Path folder, String suffix, int width, int height, ColorScheme scheme, String look)
            throws IOException {
        try (Browser.Seat seat = Browser.open(product, width, height, scheme)) {
            seat.look(look).go("");
            picture(seat, folder.resolve("sign-in-" + suffix + ".png"));
            seat.signIn("controller", "twist-demo");
            for (Map.Entry<String, String> screen : screens().entrySet()) {
                seat.go("c/demo/ACME/" + screen.getValue());
                picture(seat, folder.resolve(screen.getKey() + "-" + suffix + ".png"));
            }
            seat.go("c/demo/ACME/finance.supplier-bill?view=posted");
            seat.page.locator("tbody a.id").first().click();
            picture(seat, folder.resolve("document-" + suffix + ".png"));
            seat.go(seat.page.url().substring(product.base.toString().length()).replaceFirst("\\?.*", "")
                    + "?tab=entries");
            picture(seat, folder.resolve("document-gl-" + suffix + ".png"));
        }
    }

    private static Map<String, String> screens() {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("home", "home");
        screens.put("list", "finance.supplier-bill");
        screens.put("document-new", "finance.supplier-bill/new");
        screens.put("trial-balance", "queries/finance.trial-balance?from=2026-01-01&to=2026-12-31");
        screens.put("general-ledger", "queries/finance.general-ledger?account=2100&from=2026-01-01&to=2026-12-31");
        screens.put("accounts", "ledger.account");
        return screens;
    }

    private static void picture(Browser.Seat seat, Path file) {
        seat.page.waitForLoadState(LoadState.NETWORKIDLE);
        seat.page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
