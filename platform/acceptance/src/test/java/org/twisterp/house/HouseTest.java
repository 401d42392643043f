package org.twisterp.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hold the real house to its plan; {@link PlantedViolationTest} proves that every rule here can fail. */
class HouseTest {

    private static final Path ROOT = Path.of(System.getProperty("twist.root", "../.."));
    private static final House HOUSE = House.standing(ROOT);

    /** What is allowed against a rule: part of the finding, and the reason. One that is no longer needed is a failure. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "org.twisterp.kernel.Uuid7 asks java.lang.System.currentTimeMillis",
            "version 7 of a UUID carries the machine's time by its definition, it is no business date");

    @Test
    void theHouseIsWhole() {
        assertFalse(HOUSE.plugins().isEmpty(), "no plugin was found below " + ROOT);
        for (String room : House.ROOMS) {
            assertFalse(
                    HOUSE.classes().stream()
                            .noneMatch(type -> HOUSE.roomOf(type).equals(room)),
                    room + " is empty");
        }
    }

    @Test
    void everyArrowIsWritten() {
        holds(Arrows.forbidden(HOUSE));
    }

    @Test
    void packagesHaveNoCycles() {
        holds(Arrows.cycles(HOUSE));
    }

    @Test
    void namesSaySomething() {
        holds(Words.refused(HOUSE));
    }

    @Test
    void wordsAreThoseOfTheGlossary() {
        Map<String, String> refused = Words.refusedByGlossary(ROOT.resolve("docs/GLOSSARY.md"));
        assertFalse(refused.isEmpty(), "the glossary refuses no word");
        holds(Words.unknownToGlossary(HOUSE, refused));
    }

    @Test
    void businessDatesComeFromTheContext() {
        holds(Habits.clocks(HOUSE));
    }

    @Test
    void booksAreNeverFloating() {
        holds(Habits.floats(HOUSE));
    }

    @Test
    void onlyTheCommandLinePrints() {
        holds(Habits.prints(HOUSE));
    }

    @Test
    void noClassSeesACrowd() {
        holds(Habits.crowds(HOUSE, 60));
    }

    @Test
    void packagesAreNullMarked() {
        holds(Habits.unmarked(HOUSE));
    }

    @Test
    void roomsKeepTheirBudget() {
        holds(Sizes.overBudget(ROOT));
    }

    @Test
    void filesAndFunctionsAreShort() {
        List<Path> files = new ArrayList<>();
        House.modules(ROOT).forEach(module -> files.addAll(Sizes.sources(module.resolve("src/main"))));
        List<String> found = new ArrayList<>(Sizes.longFiles(files));
        found.addAll(Sizes.longOrUntold(files));
        holds(found);
    }

    @Test
    void everyExceptionIsStillNeeded() {
        List<String> all = new ArrayList<>(Arrows.forbidden(HOUSE));
        all.addAll(Habits.clocks(HOUSE));
        all.addAll(Words.refused(HOUSE));
        all.addAll(Habits.prints(HOUSE));
        List<String> idle = EXCEPTIONS.keySet().stream()
                .filter(exception -> all.stream().noneMatch(found -> found.contains(exception)))
                .toList();
        assertEquals(List.of(), idle);
    }

    private static void holds(List<String> found) {
        List<String> left = found.stream()
                .filter(finding -> EXCEPTIONS.keySet().stream().noneMatch(finding::contains))
                .toList();
        assertEquals("", String.join("\n", left));
    }
}
