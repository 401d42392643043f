package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;

/** Store a currency as its three letters. */
@Converter(autoApply = true)
public final class CurrencyConverter implements AttributeConverter<Currency, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Currency currency) {
        return currency == null ? null : currency.code();
    }

    @Override
    public @Nullable Currency convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : Currency.of(code);
    }
}
