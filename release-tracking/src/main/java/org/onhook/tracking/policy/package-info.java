/**
 * The built-in policies: each rule of attribution.md section 3 is one small class. {@link
 * org.onhook.tracking.policy.BuiltInPolicies} has them in the order of their strength.
 */
package org.onhook.tracking.policy;
