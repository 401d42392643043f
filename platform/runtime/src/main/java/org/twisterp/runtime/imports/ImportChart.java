package org.twisterp.runtime.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Add the accounts that a journal names and the company does not have yet. */
final class ImportChart {

    private static final String ENTITY = "ledger.account";

    private final UnitsOfWork units;
    private final Drafts drafts;
    private final AccountTypes types;

    ImportChart(UnitsOfWork units, Drafts drafts, AccountTypes types) {
        this.units = units;
        this.drafts = drafts;
        this.types = types;
    }

    /** Return the ids of the company's accounts by code. */
    static Map<String, UUID> accounts(Unit unit) {
        Map<String, UUID> accounts = new HashMap<>();
        unit.context()
                .rows(
                        "select code, id from account where company_id = :company",
                        Map.of("company", unit.call().inCompany().id()))
                .forEach(row -> accounts.put(String.valueOf(row.get("code")), (UUID) row.get("id")));
        return accounts;
    }

    /** Create what is missing; returns it with the type given. */
    List<AccountTypes.Typed> grow(Call call, Set<String> needed) {
        Set<String> there = units.read(call, ImportChart::accounts).keySet();
        List<AccountTypes.Typed> created = new ArrayList<>();
        for (String account : needed) {
            if (!there.contains(account)) {
                AccountTypes.Typed typed = types.of(account);
                if (create(call, account, typed.type())) {
                    created.add(typed);
                }
            }
        }
        return created;
    }

    /** Create one; false when somebody else just did. */
    private boolean create(Call call, String account, String type) {
        try {
            Draft draft = drafts.blank(call, ENTITY);
            drafts.applyWire(call, draft, Map.of("code", account, "name", name(account), "type", type));
            drafts.save(call, draft);
            return true;
        } catch (RefusalException refused) {
            if (refused.refusal().code().equals("code.taken")) {
                return false;
            }
            throw refused;
        }
    }

    /** Name an account by the last part of its path. */
    private static String name(String account) {
        String last = account.substring(account.lastIndexOf(':') + 1).strip();
        return last.isEmpty() ? account : last;
    }
}
