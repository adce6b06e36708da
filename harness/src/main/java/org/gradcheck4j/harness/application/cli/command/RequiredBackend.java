package org.gradcheck4j.harness.application.cli.command;

import java.util.List;
import org.gradcheck4j.dl4j.Backend;
import org.gradcheck4j.dl4j.BackendUnavailableException;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;

/** Makes sure, before an engine uses ND4J, that ND4J uses the backend of the build's profile. */
public final class RequiredBackend {

    /** Compared by name, so that a command without such an engine loads nothing of the bridge. */
    private static final String BRIDGE = "org.gradcheck4j.dl4j";

    private RequiredBackend() {}

    /**
     * Starts ND4J if an engine uses it.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    static void startFor(List<GradientEngine> engines) {
        if (isNeededBy(engines)) {
            start();
        }
    }

    /** {@return whether an engine uses ND4J} */
    static boolean isNeededBy(List<GradientEngine> engines) {
        return engines.stream().anyMatch(engine -> isOfBridge(Engines.typeOf(engine)));
    }

    /**
     * Starts ND4J.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    static void start() {
        Backend.require(new BuildFacts().backend());
    }

    /** {@return whether this says that the backend cannot be used} */
    public static boolean isUnavailable(Exception e) {
        return isOfBridge(e.getClass()) && e instanceof BackendUnavailableException;
    }

    private static boolean isOfBridge(Class<?> type) {
        return type.getPackageName().equals(BRIDGE);
    }
}
