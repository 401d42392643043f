package org.twisterp.party.party;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.GroupMaster;
import org.twisterp.spi.Violations;

/** Keep a person or an organisation that the group deals with, whatever the roles. */
@Entity
@Table(name = "party_party")
@EntityName("party.party")
public class Party extends GroupMaster {

    private static final Set<String> ROLES = Set.of("supplier", "customer", "employee");

    private List<String> roles = new ArrayList<>();

    @Size(min = 2, max = 35)
    private @Nullable String language;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<PartyTaxNumber> taxNumbers = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<PartyAddress> addresses = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<CompanyPart> companyParts = new ArrayList<>();

    protected Party() {}

    /** Return what the party is to us: supplier, customer, employee. */
    public List<String> roles() {
        return List.copyOf(roles);
    }

    /** Return the language of papers for the party, a tag of BCP 47. */
    public @Nullable String language() {
        return language;
    }

    public List<CompanyPart> companyParts() {
        return List.copyOf(companyParts);
    }

    @Override
    public void check(Context context, Violations violations) {
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                violations.add("roles", "party.role-unknown", "role", role, "roles", "customer, employee, supplier");
            }
        }
        if (language != null && Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            violations.add("language", "party.language-unknown", "language", language);
        }
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < companyParts.size(); i++) {
            var company = companyParts.get(i).company();
            if (company != null && !seen.add(company.id())) {
                violations.add(
                        "companyParts[" + i + "].company",
                        "party.company-twice",
                        "company",
                        context.codeOf("platform.company", company));
            }
        }
    }
}
