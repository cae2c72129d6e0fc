package dev.meteo.acceptance;

import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands each test, and what is done before it, a {@link TestSite} of its own on the servers of
 * {@link StackExtension}, and closes it after the test.
 */
final class SiteExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SiteExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    var unused = StackExtension.addresses(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestSite.class;
  }

  @Override
  public TestSite resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(TestSite.class, key -> open(context), TestSite.class);
  }

  private static TestSite open(ExtensionContext context) {
    try {
      return TestSite.open(
          StackExtension.addresses(context),
          context.getRequiredTestClass(),
          context.getDisplayName());
    } catch (IOException | TimeoutException e) {
      throw new ParameterResolutionException("the servers cannot be made as if new", e);
    }
  }
}
