package org.twisterp.finance.report;

import java.util.List;

/** Name who may read the books of a company. */
final class Readers {

    static final List<String> ROLES = List.of(
            "finance.clerk",
            "finance.controller",
            "finance.cfo",
            "finance.compliance",
            "finance.cashier",
            "platform.auditor");

    private Readers() {}
}
