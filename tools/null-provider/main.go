// Serves HashiCorp's null provider, published as a Go module only at v1.0.0, through the plugin SDK of its time. For tests only.
package main

import (
	"github.com/hashicorp/terraform/plugin"
	"github.com/terraform-providers/terraform-provider-null/null"
)

func main() {
	plugin.Serve(&plugin.ServeOpts{ProviderFunc: null.Provider})
}
