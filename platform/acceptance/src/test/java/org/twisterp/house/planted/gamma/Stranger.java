package org.twisterp.house.planted.gamma;

import jakarta.faces.context.FacesContext;
import org.twisterp.house.planted.alpha.api.Greeting;
import org.twisterp.house.planted.runtime.Engine;

/** Break the walls: see a plugin that is not declared, the runtime and the container. */
public record Stranger(Greeting greeting, Engine engine, FacesContext context) {}
