package org.twisterp.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prove that every rule of the house can fail, on small classes planted to break it. */
class PlantedViolationTest {

    private static final String ROOT = "org.twisterp.house.planted";
    private static final House PLANTED = new House(
            ROOT,
            Map.of("alpha", Set.of(), "beta", Set.of("alpha"), "gamma", Set.of()),
            new ClassFileImporter().importPackages(ROOT));

    @TempDir
    private Path folder;

    @Test
    void anArrowUpwardsIsFound() {
        finds(Arrows.forbidden(PLANTED), "kernel: " + ROOT + ".kernel.Upward sees " + ROOT + ".runtime.Engine");
    }

    @Test
    void anotherPluginsInsideIsFoundAndItsApiIsNot() {
        List<String> found = Arrows.forbidden(PLANTED);
        finds(found, "beta: " + ROOT + ".beta.Intruder sees " + ROOT + ".alpha.inner.Secret");
        assertTrue(found.stream().noneMatch(line -> line.contains("beta.Intruder sees " + ROOT + ".alpha.api")));
    }

    @Test
    void anUndeclaredPluginIsFound() {
        finds(Arrows.forbidden(PLANTED), "gamma: " + ROOT + ".gamma.Stranger sees " + ROOT + ".alpha.api.Greeting");
    }

    @Test
    void aPluginThatSeesTheRuntimeOrTheContainerIsFound() {
        List<String> found = Arrows.forbidden(PLANTED);
        finds(found, "gamma: " + ROOT + ".gamma.Stranger sees " + ROOT + ".runtime.Engine");
        finds(found, "gamma: " + ROOT + ".gamma.Stranger sees jakarta.faces.context.FacesContext");
    }

    @Test
    void aCycleIsFound() {
        assertTrue(String.join("\n", Arrows.cycles(PLANTED)).contains("Cycle detected"));
    }

    @Test
    void emptyNamesAreFound() {
        List<String> found = Words.refused(PLANTED);
        finds(found, ROOT + ".runtime.util.BillManager is named Manager");
        finds(found, ROOT + ".runtime.util is a package named util");
        finds(found, ROOT + ".runtime.util.BillManager.processBill says nothing");
        finds(found, ROOT + ".runtime.util.IBill has a prefix I");
    }

    @Test
    void aWordThatTheGlossaryRefusesIsFound() throws IOException {
        Path glossary = folder.resolve("GLOSSARY.md");
        Files.writeString(glossary, """
                # Words
                | word | means |
                |---|---|
                | Bill | what a supplier asks for |

                ## Refused words
                | word | say instead |
                |---|---|
                | Vendor | Supplier |
                """);
        Map<String, String> refused = Words.refusedByGlossary(glossary);
        assertEquals(Map.of("vendor", "Supplier"), refused);
        finds(
                Words.unknownToGlossary(PLANTED, refused),
                ROOT + ".ledger.VendorBalance says Vendor, the glossary says Supplier");
    }

    @Test
    void theMachinesClockIsFound() {
        List<String> found = Habits.clocks(PLANTED);
        finds(found, ROOT + ".ledger.VendorBalance asks java.time.LocalDate.now");
        finds(found, ROOT + ".ledger.VendorBalance asks java.lang.System.currentTimeMillis");
    }

    @Test
    void aFloatingAmountIsFound() {
        List<String> found = Habits.floats(PLANTED);
        finds(found, ROOT + ".ledger.VendorBalance.amount is double");
        finds(found, ROOT + ".runtime.Engine.priceTotal is float");
        assertTrue(found.stream().noneMatch(line -> line.contains("Engine.seconds")));
    }

    @Test
    void aPrintIsFound() {
        finds(Habits.prints(PLANTED), ROOT + ".runtime.Engine prints by out");
    }

    @Test
    void aCrowdIsFound() {
        finds(Habits.crowds(PLANTED, 1), ROOT + ".gamma.Stranger sees 2 classes");
    }

    @Test
    void anUnmarkedPackageIsFound() {
        finds(Habits.unmarked(PLANTED), ROOT + ".runtime");
    }

    @Test
    void anOverfullRoomIsFound() throws IOException {
        Path room = Files.createDirectories(folder.resolve("platform/app/src/main/java"));
        Files.writeString(room.resolve("Wide.java"), "class Wide {\n" + "    // wiring\n".repeat(500) + "}\n");
        finds(Sizes.overBudget(folder), "app holds 502 lines, its budget is 500");
    }

    @Test
    void aLongFileIsFound() throws IOException {
        Path file = folder.resolve("Long.java");
        Files.writeString(file, "// a line\n".repeat(501));
        finds(Sizes.longFiles(List.of(file)), file + " has 501 lines");
    }

    @Test
    void aLongFunctionAndAnUntoldTypeAreFound() throws IOException {
        Path file = folder.resolve("Untold.java");
        Files.writeString(
                file, "public class Untold {\n    void go() {\n" + "        go();\n".repeat(60) + "    }\n}\n");
        List<String> found = Sizes.longOrUntold(List.of(file));
        finds(found, "Untold.java.go has 62 lines");
        finds(found, "Untold.java is public and has no first sentence with a full stop");
    }

    private static void finds(List<String> found, String expected) {
        assertTrue(found.contains(expected), () -> expected + " is not among\n" + String.join("\n", found));
    }
}
