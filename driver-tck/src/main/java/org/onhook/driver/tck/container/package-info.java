/** The container in which a driver's bundle is tried: Felix, in this process. */
package org.onhook.driver.tck.container;
