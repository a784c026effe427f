/** Numbers and identifiers that are never used twice. */
package org.onhook.tlib.numbering;
