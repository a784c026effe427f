package org.onhook.http.resource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Puts a servlet behind paths of the interface (OSGi Compendium, Whiteboard Specification for Jakarta Servlet). */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface Path {

    String PREFIX_ = "osgi.http.whiteboard.";

    String TARGET = "(org.apache.felix.http.name=onhook)";

    /**
     * The name of a reference that is not used but to order things: every servlet goes before the interface does, and so
     * before Jetty, which does not like it otherwise (Felix HTTP 1.1.8 logs an error for each servlet then).
     */
    String BEFORE_HTTP = "before-http";

    /** The patterns of the paths. */
    String[] servlet_pattern();

    /** Whether it goes on answering after the call. */
    boolean servlet_asyncSupported() default false;

    /** The Jetty that serves it. */
    String target() default TARGET;
}
