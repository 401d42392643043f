package org.twisterp.sample.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;

/** Keep a master. */
@Entity
@Table(name = "sample_shelf")
@EntityName("sample.shelf")
public class Shelf extends Master {}
