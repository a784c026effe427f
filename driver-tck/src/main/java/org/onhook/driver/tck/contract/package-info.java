/** The tests, by what of the contract they hold a driver to. {@link org.onhook.driver.tck.DriverTck} has them all. */
package org.onhook.driver.tck.contract;
