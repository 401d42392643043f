package org.twisterp.web.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.twisterp.runtime.Platform;

/** Publish the resources under /api/v1. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

    // the host makes the application without arguments and fills it afterwards; all else is made here
    @Inject
    private Platform platform;

    @Override
    public Set<Object> getSingletons() {
        return Set.of(
                new RecordResource(platform),
                new ActionResource(platform),
                new QueryResource(platform),
                new ReportResource(platform),
                new CompanyResource(platform),
                new UserResource(platform),
                new RequestFilter(platform),
                new RefusalMapper(platform),
                new FailureMapper(platform));
    }
}
