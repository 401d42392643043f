package org.twisterp.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Name an entity for definitions, REST and permissions: {@code plugin.kebab-name}, for instance finance.supplier-bill. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EntityName {
    String value();
}
