package org.twisterp.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.definition.MenuModule;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.runtime.tenancy.Membership;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;
import org.twisterp.web.shell.Preferences;
import org.twisterp.web.shell.ShellModel;

/** Fill the frame around every page: companies, menu, person. */
@Named
@RequestScoped
public class Frame {

    @Inject
    private Platform platform;

    @Inject
    private CurrentCall current;

    @Inject
    private HttpServletRequest request;

    private @Nullable ShellModel shell;

    /** Return the frame of this request. */
    public ShellModel getShell() {
        if (shell == null) {
            shell = make();
        }
        return shell;
    }

    private ShellModel make() {
        Call call = current.getCall();
        Address here = current.getAddress();
        List<ShellModel.CompanyChoice> companies = current.getMemberships().stream()
                .flatMap(member -> member.companies().stream().map(company -> choice(member, company, here)))
                .toList();
        List<ShellModel.Module> modules = platform.definitions().menu(call).stream()
                .map(module -> module(module, here))
                .toList();
        Address home = here.to("home", null);
        return new ShellModel(
                call.locale().toLanguageTag(),
                preferences(),
                companies.stream()
                        .filter(ShellModel.CompanyChoice::current)
                        .findFirst()
                        .orElse(null),
                companies,
                modules,
                List.of(new ShellModel.Entry(
                        platform.messages().find(call.locale(), "menu.home").orElse("My work"),
                        home.toString(),
                        "home",
                        0,
                        here.what().equals("home"))),
                new ShellModel.Person(call.user().name(), call.user().login(), roles(call)),
                home.toString(),
                here.to("search", null) + "?q=",
                Version.TEXT);
    }

    private ShellModel.CompanyChoice choice(Membership member, Company company, Address here) {
        boolean chosen = member.group().equals(here.group()) && company.code().equals(here.company());
        return new ShellModel.CompanyChoice(
                company.code(),
                company.legalName(),
                chosen ? year() : "",
                company.currency().code(),
                chosen,
                new Address(member.group(), company.code(), "home", null).toString());
    }

    /** Return the fiscal year of the business date; empty when there is none. */
    private String year() {
        Call call = current.getCall();
        return platform
                .lists()
                .page(
                        call,
                        "ledger.fiscal-year",
                        ListRequest.first()
                                .where("start<=" + call.businessDate() + ";end>=" + call.businessDate())
                                .limitedTo(1))
                .rows()
                .stream()
                .map(row -> "FY " + row.values().get("code"))
                .findFirst()
                .orElse("");
    }

    private static ShellModel.Module module(MenuModule module, Address here) {
        return new ShellModel.Module(
                module.id(),
                module.label(),
                module.icon(),
                module.entries().stream().map(entry -> entry(entry, here)).toList());
    }

    private static ShellModel.Entry entry(MenuModule.Entry entry, Address here) {
        Address target =
                switch (entry.kind()) {
                    case ENTITY -> here.to(entry.target(), null);
                    case QUERY -> here.to("queries", entry.target());
                    case PAGE -> here.to("pages", entry.target());
                };
        boolean at = here.what().equals(target.what())
                && (entry.kind() == MenuModule.Kind.ENTITY || entry.target().equals(here.record()));
        return new ShellModel.Entry(entry.label(), target.toString(), null, 0, at);
    }

    private String roles(Call call) {
        return String.join(
                ", ",
                call.roles().stream()
                        .sorted()
                        .map(role -> platform.messages().role(call.locale(), role))
                        .toList());
    }

    private Preferences preferences() {
        Cookie @Nullable [] cookies = request.getCookies();
        return Optional.ofNullable(cookies).stream()
                .flatMap(java.util.Arrays::stream)
                .filter(cookie -> cookie.getName().equals(Preferences.COOKIE))
                .map(cookie -> Preferences.of(cookie.getValue()))
                .findFirst()
                .orElse(Preferences.standard());
    }

    /** End the session and forget the browser. */
    public void signOut() {
        PageFilter.remembered(request).ifPresent(platform.access()::forget);
        Cookie gone = new Cookie(PageFilter.REMEMBER, "");
        gone.setPath("/");
        gone.setMaxAge(0);
        FacesContext faces = FacesContext.getCurrentInstance();
        ((HttpServletResponse) faces.getExternalContext().getResponse()).addCookie(gone);
        request.getSession().invalidate();
        try {
            faces.getExternalContext().redirect("/sign-in.xhtml");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
