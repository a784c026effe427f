/** A CSTA switch to connect to for demonstration, tests and load, which writes down the truth of every call it plays. */
package org.onhook.simulator;
