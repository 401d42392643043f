package org.twisterp.spi;

import java.util.UUID;

/**
 * Name a person or a service account.
 *
 * @param id same in every group of the installation
 * @param login name used to sign in
 * @param name full name
 * @param service true for a service account, which may create and submit but never approve, post, reverse or close
 */
public record User(UUID id, String login, String name, boolean service) {}
