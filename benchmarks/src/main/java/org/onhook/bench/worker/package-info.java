/** What is measured: each way from socket to output, in a process of its own. */
package org.onhook.bench.worker;
