package org.gradcheck4j.harness.application.cli.command;

import java.util.List;
import org.gradcheck4j.dl4j.Backend;
import org.gradcheck4j.dl4j.BackendUnavailableException;
import org.gradcheck4j.model.GradientEngine;

/** Makes sure, before the first engine on ND4J is asked, that the backend that was built for is the one in use. */
public final class RequiredBackend {

    /** Compared by name, so that a command without such an engine loads nothing of the bridge. */
    private static final String BRIDGE = "org.gradcheck4j.dl4j";

    private RequiredBackend() {}

    /**
     * Starts ND4J where an engine is on it, and leaves it alone where none is.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    public static void startFor(List<GradientEngine> engines) {
        if (isNeededBy(engines)) {
            start();
        }
    }

    /** {@return whether an engine is on ND4J} */
    static boolean isNeededBy(List<GradientEngine> engines) {
        return engines.stream().anyMatch(engine -> isOfBridge(engine.getClass()));
    }

    /**
     * Starts ND4J.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    static void start() {
        Backend.require(new BuildFacts().backend());
    }

    /** {@return whether this is the bridge's word for it} */
    public static boolean isUnavailable(Exception e) {
        return isOfBridge(e.getClass()) && e instanceof BackendUnavailableException;
    }

    private static boolean isOfBridge(Class<?> type) {
        return type.getPackageName().equals(BRIDGE);
    }
}
