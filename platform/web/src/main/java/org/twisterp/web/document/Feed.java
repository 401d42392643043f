package org.twisterp.web.document;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.twisterp.runtime.audit.TimelineEvent;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.parts.Face;
import org.twisterp.web.parts.FeedDay;
import org.twisterp.web.parts.Figures;

/** Show what happened to a record, a day at a time, newest first. */
final class Feed {

    /** How the id of the installation itself begins, which is no member of a group. */
    private static final String NOBODY = "00000000-";

    private Feed() {}

    static List<FeedDay> days(Desk desk, List<TimelineEvent> events) {
        ZoneId zone = desk.call().company() == null
                ? ZoneOffset.UTC
                : desk.call().inCompany().timeZone();
        Map<LocalDate, List<FeedDay.Item>> days = new LinkedHashMap<>();
        for (TimelineEvent event : events) {
            days.computeIfAbsent(event.at().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                    .add(item(desk, event, zone));
        }
        return days.entrySet().stream()
                .map(day -> new FeedDay(Figures.day(day.getKey(), desk.locale()), day.getValue()))
                .toList();
    }

    private static FeedDay.Item item(Desk desk, TimelineEvent event, ZoneId zone) {
        TimelineEvent.Link link = event.link();
        boolean person = !event.user().startsWith(NOBODY);
        return new FeedDay.Item(
                kind(event.kind()),
                event.kind() == TimelineEvent.Kind.POSTING
                        ? Face.system("lock")
                        : person ? Face.person(event.user()) : Face.system("cog"),
                person ? event.user() : desk.word("feed.system"),
                Figures.time(event.at(), zone, desk.locale()),
                event.title(),
                event.changes().stream()
                        .map(change -> new FeedDay.Change(change.label(), change.before(), change.after()))
                        .toList(),
                event.comment(),
                link == null
                        ? null
                        : new FeedDay.Link(
                                link.label(),
                                desk.address().to(link.entity(), link.id()).toString()));
    }

    private static String kind(TimelineEvent.Kind kind) {
        return switch (kind) {
            case CREATED, CHANGED -> "change";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
