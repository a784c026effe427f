package org.onhook.simulator.story;

/** Writes down what happens, step by step. */
@FunctionalInterface
public interface Scene {

    void write(Script script);
}
