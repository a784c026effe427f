/** What the tests of the kit are made of: a link and its switch, a receiver that watches the rules, the table at the end. */
package org.onhook.driver.tck.bench;
