package org.twisterp.web.page;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.twisterp.kernel.Uuid7;

/**
 * Keep the models of one session's open pages by token. The view holds only the token, so a model may be of a plugin's
 * class. The longest unused goes when there are too many; its page opens anew from its address and its autosaved draft.
 */
@SessionScoped
public class PageStore implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Pages kept per session. */
    static final int CAPACITY = 120;

    private transient Map<String, Object> models = models();

    private static Map<String, Object> models() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
                return size() > CAPACITY;
            }
        };
    }

    /** Keep a model; returns its token. */
    public synchronized String keep(Object model) {
        String token = Uuid7.next().toString();
        models.put(token, model);
        return token;
    }

    /** Return a model; empty when it had to go. */
    public synchronized Optional<Object> find(String token) {
        return Optional.ofNullable(models.get(token));
    }

    public synchronized void forget(String token) {
        models.remove(token);
    }

    @Serial
    private Object readResolve() {
        models = models();
        return this;
    }
}
