package org.twisterp.runtime.definition;

/** Name a role (roles.yaml), for instance finance.controller. */
public record RoleDefinition(String id, String label) {}
