package org.twisterp.house.planted.gamma;

import org.twisterp.house.planted.alpha.api.Greeting;
import org.twisterp.house.planted.runtime.Engine;
import jakarta.faces.context.FacesContext;

/** Break the walls: see a plugin that is not declared, the runtime and the container. */
public record Stranger(Greeting greeting, Engine engine, FacesContext context) {}
