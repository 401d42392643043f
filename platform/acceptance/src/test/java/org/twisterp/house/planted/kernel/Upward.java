package org.twisterp.house.planted.kernel;

import org.twisterp.house.planted.runtime.Engine;

/** Break the floors: the kernel sees a room above it, and makes a cycle of it. */
public record Upward(Engine engine) {}
