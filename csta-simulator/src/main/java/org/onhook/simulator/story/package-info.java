/** The stories of the rules' section 5, each with its variants, as scripts of what people and the switch do. */
package org.onhook.simulator.story;
