package org.twisterp.party;

import org.twisterp.testkit.PluginConformanceTest;

class PartyConformanceTest extends PluginConformanceTest {

    PartyConformanceTest() {
        super(new PartyPlugin());
    }
}
