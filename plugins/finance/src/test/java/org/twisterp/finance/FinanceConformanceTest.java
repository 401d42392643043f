package org.twisterp.finance;

import org.twisterp.testkit.PluginConformanceTest;

class FinanceConformanceTest extends PluginConformanceTest {

    FinanceConformanceTest() {
        super(new FinancePlugin(), "party");
    }
}
