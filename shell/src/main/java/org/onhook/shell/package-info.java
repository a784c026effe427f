/**
 * Gogo commands that show an operator the links, the calls, the releases and why each was attributed as it was.
 */
package org.onhook.shell;
