/**
 * Gogo commands that show an operator the links, the calls, the releases and why each was attributed as it was,
 * and that make requests.
 */
package org.onhook.shell;
