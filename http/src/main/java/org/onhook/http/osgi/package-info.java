/** The bundle's components: what follows the configuration, runs Jetty, and gets the connector's services and events. */
@RequireHttpWhiteboard
@RequireConfigurationAdmin
package org.onhook.http.osgi;

import org.osgi.service.cm.annotations.RequireConfigurationAdmin;
import org.osgi.service.servlet.whiteboard.annotations.RequireHttpWhiteboard;
