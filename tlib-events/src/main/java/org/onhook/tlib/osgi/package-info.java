/** The bundle's components: what makes its plain classes services, and follows their configuration. */
package org.onhook.tlib.osgi;
