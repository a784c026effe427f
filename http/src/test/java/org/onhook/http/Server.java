package org.onhook.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ServerConnector;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.request.RequestService;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.http.access.Access;
import org.onhook.http.access.Guard;
import org.onhook.http.access.Sessions;
import org.onhook.http.operations.ConnectorServices;
import org.onhook.http.osgi.GuardFilter;
import org.onhook.http.osgi.PublishedEvents;
import org.onhook.http.resource.CallResource;
import org.onhook.http.resource.CallsResource;
import org.onhook.http.resource.DescriptionResource;
import org.onhook.http.resource.EventsResource;
import org.onhook.http.resource.HealthResource;
import org.onhook.http.resource.LinksResource;
import org.onhook.http.resource.MetricsResource;
import org.onhook.http.resource.PageResource;
import org.onhook.http.resource.ReleasesResource;
import org.onhook.http.resource.RequestsResource;
import org.onhook.http.resource.SessionResource;
import org.onhook.http.resource.UnknownResource;
import org.onhook.http.settings.BadValue;
import org.onhook.http.settings.HttpSettings;

/** The interface on a Jetty of its own, on any free port, with services that tests lay down. */
public final class Server implements AutoCloseable, Access, ConnectorServices {

    private final org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server();
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final Sessions sessions = new Sessions(System::nanoTime);
    private final Guard guard = new Guard(this::settings, sessions);
    private volatile HttpSettings settings;
    private final PublishedEvents events;

    public volatile List<SwitchLink> links = List.of();
    public volatile Optional<CallDirectory> calls = Optional.empty();
    public volatile Optional<ReleaseHistory> releases = Optional.empty();
    public volatile Optional<DeliveryStatus> delivery = Optional.empty();
    public volatile Optional<RequestService> requests = Optional.empty();

    public Server(Map<String, String> configuration) throws Exception {
        settings = HttpSettings.parse(configuration, HttpSettings.DEFAULT);
        events = new PublishedEvents(this);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(settings.stall().toMillis());
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder filter = new FilterHolder((Filter) new GuardFilter(this));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        add(context, "/api/v1/events", new EventsResource(events));
        add(context, "/api/v1/calls", new CallsResource(this));
        add(context, "/api/v1/calls/*", new CallResource(this, events));
        add(context, "/api/v1/releases", new ReleasesResource(this));
        add(context, "/api/v1/links", new LinksResource(this));
        add(context, "/api/v1/requests", new RequestsResource(this));
        add(context, "/api/v1/session", new SessionResource(this));
        add(context, "/health", new HealthResource(this));
        add(context, "/metrics", new MetricsResource(this, events));
        add(context, "/api/v1/openapi.json", new DescriptionResource());
        add(context, "/api/v1/asyncapi.json", new DescriptionResource());
        add(context, "", new PageResource());
        add(context, "/", new UnknownResource());
        jetty.setHandler(context);
        jetty.start();
    }

    private static void add(ServletContextHandler context, String pattern, Servlet servlet) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, pattern);
    }

    public PublishedEvents events() {
        return events;
    }

    public int port() {
        return connector.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public void configure(Map<String, String> configuration) throws BadValue {
        settings = HttpSettings.parse(configuration, HttpSettings.DEFAULT);
    }

    /** No consumer has a place any more. */
    public void fill() {
        while (events.stream().takePlace()) {
            // one after the other
        }
    }

    @Override
    public HttpSettings settings() {
        return settings;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public List<SwitchLink> links() {
        return links;
    }

    @Override
    public Optional<CallDirectory> calls() {
        return calls;
    }

    @Override
    public Optional<ReleaseHistory> releases() {
        return releases;
    }

    @Override
    public Optional<DeliveryStatus> delivery() {
        return delivery;
    }

    @Override
    public Optional<RequestService> requests() {
        return requests;
    }

    @Override
    public void close() throws Exception {
        events.stream().close();
        jetty.stop();
    }
}
