/**
 * Files of whole entries that are appended to and put aside by size and time, and what configures them. No bundle exports
 * it: each bundle that writes such files has these classes inside, so that one can be updated without the others.
 */
package org.onhook.files;
