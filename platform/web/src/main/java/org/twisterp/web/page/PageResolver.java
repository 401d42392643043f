package org.twisterp.web.page;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answer {@code #{page}} with the model of the view that is being served. */
public class PageResolver extends ELResolver {

    static final String TOKEN = "twist.page";

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null || !"page".equals(property)) {
            return null;
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        Object model = faces.getAttributes().get(TOKEN);
        if (model == null) {
            model = model(faces);
            faces.getAttributes().put(TOKEN, model);
        }
        context.setPropertyResolved(null, property);
        return model;
    }

    private static Object model(FacesContext faces) {
        PageStore store = CDI.current().select(PageStore.class).get();
        UIViewRoot root = faces.getViewRoot();
        return Optional.ofNullable((String) root.getViewMap(true).get(TOKEN))
                .flatMap(store::find)
                .orElseGet(() -> open(root));
    }

    /** Open the model of a view and remember it by its token. */
    static Object open(UIViewRoot root) {
        Object opened = CDI.current().select(PageOpener.class).get().open(root.getViewId());
        root.getViewMap(true)
                .put(TOKEN, CDI.current().select(PageStore.class).get().keep(opened));
        return opened;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null && "page".equals(property)) {
            context.setPropertyResolved(true);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null && "page".equals(property)) {
            context.setPropertyResolved(true);
            return true;
        }
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
