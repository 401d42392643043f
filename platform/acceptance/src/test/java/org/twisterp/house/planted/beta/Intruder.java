package org.twisterp.house.planted.beta;

import org.twisterp.house.planted.alpha.api.Greeting;
import org.twisterp.house.planted.alpha.inner.Secret;

/** Break a wall: see the inside of another plugin. */
public record Intruder(Greeting allowed, Secret forbidden) {}
