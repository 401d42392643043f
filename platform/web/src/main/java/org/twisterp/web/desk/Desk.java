package org.twisterp.web.desk;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.Platform;
import org.twisterp.spi.Call;
import org.twisterp.web.parts.Figures;
import org.twisterp.web.session.Address;

/**
 * Give a page model the platform and the call of the request that is being served. A model lives longer than a request,
 * so it asks each time.
 */
public final class Desk {

    private final Platform platform;
    private final Supplier<Call> call;
    private final Supplier<Address> address;

    public Desk(Platform platform, Supplier<Call> call, Supplier<Address> address) {
        this.platform = platform;
        this.call = call;
        this.address = address;
    }

    public Platform platform() {
        return platform;
    }

    public Call call() {
        return call.get();
    }

    public Locale locale() {
        return call().locale();
    }

    /** Return the address of the page that is being served. */
    public Address address() {
        return address.get();
    }

    /** Return a word of the screen itself (ui.properties). */
    public String word(String key, @Nullable Object... arguments) {
        return Words.of(locale(), key, arguments);
    }

    /**
     * Write an amount with the decimals of its currency.
     *
     * @param currency code; null for the company's
     */
    public String money(BigDecimal amount, @Nullable Object currency) {
        int digits = currency != null
                ? Currency.of(currency.toString()).exponent()
                : call().company() == null ? 2 : call().inCompany().currency().exponent();
        BigDecimal bare = amount.stripTrailingZeros();
        return Figures.amount(bare.scale() < digits ? bare.setScale(digits) : bare, locale());
    }

    /** Return the text of a refusal, violation or blocker. */
    public String text(String code, Map<String, ? extends @Nullable Object> arguments) {
        return platform.messages().text(locale(), code, arguments);
    }
}
