package org.twisterp.spi;

import java.util.UUID;

/** Mark records that belong to one company; others belong to the whole group. */
public interface OfCompany {
    /** Return the company's id; set once by the platform. */
    UUID companyId();
}
