/**
 * Brings files in {@code etc} to Configuration Admin. File Install, which watches the folder, has a rule of its own for
 * file names, under which {@code PID~NAME.cfg} is no factory configuration and a hyphen in NAME is misread.
 */
package org.onhook.configuration;
