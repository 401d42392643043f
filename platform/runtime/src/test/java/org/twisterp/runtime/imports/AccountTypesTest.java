package org.twisterp.runtime.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twisterp.kernel.RefusalException;

class AccountTypesTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "Assets:Checking,asset,NAME",
        "Liabilities:MasterCard,liability,NAME",
        "Equity:Opening Balances,equity,NAME",
        "Income:Salary,income,NAME",
        "Revenue,income,NAME",
        "Expenses:Food:Groceries,expense,NAME",
        "Accounts Receivable,asset,NAME",
        "Income tax payable,liability,NAME",
        "MasterCard,liability,NAME",
        "af0628973ff35bd62ddb048fa41dd8d83c1c46fe,asset,NOTHING"
    })
    void guessesFromTheName(String account, String type, AccountTypes.Origin origin) {
        assertEquals(
                new AccountTypes.Typed(account, type, origin),
                AccountTypes.guessed().of(account));
    }

    @Test
    void whatAFileTellsWinsAlsoForChildren() throws IOException {
        Path file = Files.writeString(folder.resolve("types.csv"), """
                account,type
                Assets:Loan taken,liability
                "Quirky, Inc",Expenses
                """);
        AccountTypes types = AccountTypes.read(file);
        assertEquals("liability", types.of("Assets:Loan taken:2026").type());
        assertEquals(AccountTypes.Origin.TOLD, types.of("Quirky, Inc").origin());
        assertEquals("asset", types.of("Assets:Cash").type());
    }

    @Test
    void aTypeThatIsNoneIsRefusedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("types.csv"), "A,asset\nB,nonsense\n");
        RefusalException refused = assertThrows(RefusalException.class, () -> AccountTypes.read(file));
        assertEquals("import.types-unreadable", refused.refusal().code());
        assertEquals(2, refused.refusal().arguments().get("line"));
    }
}
