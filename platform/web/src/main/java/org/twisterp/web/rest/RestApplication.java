package org.twisterp.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Publish the resources under /api/v1. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RecordResource.class,
                ActionResource.class,
                QueryResource.class,
                ReportResource.class,
                CompanyResource.class,
                UserResource.class,
                RequestFilter.class,
                RefusalMapper.class,
                FailureMapper.class);
    }
}
