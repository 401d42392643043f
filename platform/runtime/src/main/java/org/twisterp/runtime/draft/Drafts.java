package org.twisterp.runtime.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Open, preview and save records as drafts: the one road by which fields change. */
public final class Drafts {

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Messages messages;

    public Drafts(UnitsOfWork units, Definitions definitions, Messages messages) {
        this.units = units;
        this.definitions = definitions;
        this.messages = messages;
    }

    /** Start a new record with its defaults: dates are the business date, currencies the company's. */
    public Draft blank(Call call, String entity) {
        throw new UnsupportedOperationException();
    }

    /** Open a stored record; refuses {@code record.not-found}. */
    public Draft open(Call call, String entity, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Find a record by its natural code (a document's number, a master's code). */
    public Optional<UUID> find(Call call, String entity, String code) {
        throw new UnsupportedOperationException();
    }

    /** Fill computed fields and check, without keeping anything. */
    public Preview preview(Call call, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Keep a new record. */
    public Saved create(Call call, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Keep changes to a record; creates it when the draft is new. */
    public Saved save(Call call, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Put the values of a strict JSON object into a draft: absent names stay, null clears, lines replace the set. */
    public void applyWire(Call call, Draft draft, Map<String, @Nullable Object> json) {
        throw new UnsupportedOperationException();
    }

    /** Show a draft as REST does. */
    public Map<String, @Nullable Object> toWire(Call call, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Return code and name of every record that the draft points at. */
    public Map<UUID, Reference> references(Call call, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Find records whose code or name contains a text, for autocomplete. */
    public List<Reference> lookup(Call call, String entity, String text, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Keep an unsaved draft aside for its user. */
    public void autosave(Call call, String token, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Return a draft kept aside by the same user. */
    public Optional<Draft> recover(Call call, String token) {
        throw new UnsupportedOperationException();
    }

    /** Forget a draft kept aside. */
    public void forget(Call call, String token) {
        throw new UnsupportedOperationException();
    }
}
